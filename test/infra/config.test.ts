import { describe, expect, test } from 'vitest'
import { isExample, mailDomain, parseConfig, readConfig, within } from '../../infra/config.ts'
import { FULLEST, SMALLEST } from './configurations.ts'

const refusalOf = (configuration: unknown): string => {
  try {
    parseConfig(configuration, 'luid.config.json')
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return 'accepted'
}

describe('the configuration', () => {
  test('takes as little as it needs, with the firewall on and nothing reserved', () => {
    expect(parseConfig(SMALLEST, 'x')).toMatchObject({ firewall: true, reservedConcurrency: {} })
  })

  test('lists everything that is missing at once, and names the file', () => {
    const refusal = refusalOf({})
    expect(refusal).toContain('luid.config.json')
    for (const name of Object.keys(SMALLEST)) expect(refusal).toContain(`${name}: is missing`)
  })

  test.each(['us-east-1', 'eu-west-2', 'eu-central-2', 'eu-north-1', 'ap-southeast-1'])(
    'refuses the region %s and says which ones do',
    (region) => {
      const refusal = refusalOf({ ...SMALLEST, region })
      expect(refusal).toMatch(new RegExp(`region: .*${region}`))
      expect(refusal).toContain('eu-central-1')
    },
  )

  test('knows no setting that Luid does not have', () => {
    expect(refusalOf({ ...SMALLEST, fireWall: false })).toContain('fireWall: is not a setting of Luid')
  })

  test.each(['hostName', 'apiHostName'])('refuses a %s without a zone that holds it', (name) => {
    expect(refusalOf({ ...SMALLEST, [name]: 'acties.stichting.nl' })).toContain(`${name}: needs a zone`)
    expect(refusalOf({ ...FULLEST, [name]: 'acties.elders.nl' })).toContain(`${name}: needs a zone`)
    expect(refusalOf({ ...FULLEST, [name]: 'nietstichting.nl' })).toContain(`${name}: needs a zone`)
  })

  test('the example that comes with the repository is whole, and known to be an example', () => {
    expect(isExample(readConfig('luid.config.example.json'))).toBe(true)
    expect(isExample(parseConfig(FULLEST, 'x'))).toBe(false)
  })

  test('one example address left over is enough to be an example', () => {
    expect(isExample(parseConfig({ ...FULLEST, alarmAddress: 'a@mail.example.org' }, 'x'))).toBe(true)
  })

  test('a file that is not there is named', () => {
    expect(() => readConfig('nergens.json')).toThrow('nergens.json')
  })

  test('the mail domain is what follows the last @, in lower case', () => {
    expect(mailDomain(parseConfig({ ...SMALLEST, mailFrom: 'a@Acties.Stichting.nl' }, 'x'))).toBe(
      'acties.stichting.nl',
    )
  })

  test('a name lies within its zone only below a dot', () => {
    expect(within('a.b.nl', 'b.nl')).toBe(true)
    expect(within('b.nl', 'b.nl')).toBe(true)
    expect(within('ab.nl', 'b.nl')).toBe(false)
    expect(within('b.nl', undefined)).toBe(false)
  })
})
