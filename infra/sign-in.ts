import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClient,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import { PARTNER_GROUP, type Role } from '../functions/http/caller.ts'

/** The roles: groups for people, scopes for scripts, under the same names. */
const ROLES = {
  viewer: 'Reads counts and figures',
  campaigner: 'Also writes petitions and campaigns, and exports signatures',
  admin: 'Also manages partners, topics, suppression and erasure',
} as const satisfies Record<Role, string>

/** Who may enter the console: people with a second factor, invited; scripts with a client secret. */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly scriptClientId: string
  /** The origin of Cognito's own pages, where people type their password and tokens come from. */
  readonly hostedUrl: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.pool = new UserPool(this, 'Managers', {
      // People are invited by an admin; nobody can make themselves an account.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const [role, description] of Object.entries(ROLES)) {
      new UserPoolGroup(this, `Group-${role}`, { userPool: this.pool, groupName: role, description })
    }
    new UserPoolGroup(this, 'Group-partner', {
      userPool: this.pool,
      groupName: PARTNER_GROUP,
      description: 'Of a partner organisation, besides a role: refused everything until it is known of which',
    })
    const domain = this.pool.addDomain('Domain', {
      // Unique in the region, stable while the stack lives, and without the account's number.
      cognitoDomain: {
        domainPrefix: `luid-${Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))))}`,
      },
    })
    this.hostedUrl = domain.baseUrl()
    this.scriptClientId = this.#scriptClient()
  }

  /** Retained with the pool: partners hold its id and secret. */
  #scriptClient(): string {
    const scopes = Object.entries(ROLES).map(
      ([scopeName, scopeDescription]) => new ResourceServerScope({ scopeName, scopeDescription }),
    )
    const server = this.pool.addResourceServer('Api', { identifier: 'luid', scopes })
    const client = new UserPoolClient(this, 'Script', {
      userPool: this.pool,
      generateSecret: true,
      authFlows: {},
      oAuth: {
        flows: { clientCredentials: true },
        scopes: scopes.map((scope) => OAuthScope.resourceServer(server, scope)),
      },
      accessTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    })
    client.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return client.userPoolClientId
  }
}
