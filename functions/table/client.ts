import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * The document client that all storage uses. The SDK finds its endpoint itself
 * (`AWS_ENDPOINT_URL_DYNAMODB`). Retries are the SDK's standard ones: every write here is
 * conditional or repeatable.
 */
export function tableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  })
}
