import { randomUUID } from 'node:crypto'

/** An error in SES's words: what the SDK turns into an exception of that name. */
export type SesError = { status: number; code: string; message: string }

export type XmlAnswer = { status: number; body: string }

export type RawMail = {
  /** The MIME source as it was handed over. */
  raw: Buffer
  source: string | undefined
  destinations: string[]
  configurationSet: string | undefined
  tags: Record<string, string>
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** Reads the parameters of `SendRawEmail` (SES v1 API reference): lists come as `name.member.1`. */
export function readSendRawEmail(form: URLSearchParams): RawMail {
  const names = members(form, 'Tags', '.Name')
  const values = members(form, 'Tags', '.Value')
  return {
    raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    source: form.get('Source') ?? undefined,
    destinations: members(form, 'Destinations', ''),
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
    tags: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
  }
}

function members(form: URLSearchParams, list: string, part: string): string[] {
  const found: string[] = []
  for (let number = 1; ; number++) {
    const value = form.get(`${list}.member.${number}${part}`)
    if (value === null) return found
    found.push(value)
  }
}

/** A successful answer; `fields` are the elements of its result. */
export function xmlResult(action: string, fields: Record<string, string>): XmlAnswer {
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${xmlText(value)}</${name}>`)
  return {
    status: 200,
    body:
      `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${elements.join('')}</${action}Result>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
  }
}

export function xmlError({ status, code, message }: SesError): XmlAnswer {
  const type = status < 500 ? 'Sender' : 'Receiver'
  return {
    status,
    body:
      `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${xmlText(code)}</Code>` +
      `<Message>${xmlText(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  }
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
