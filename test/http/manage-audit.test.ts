import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

describe('the audit log', () => {
  it('says who did what, newest first, and names no address', async () => {
    const slug = await application.petition()
    // The clock stands still by itself, and entries of one moment have no order.
    application.pass(1)
    await application.manage('PATCH', `/api/manage/petitions/${slug}`, { goal: 77 }, 'campaigner')
    application.pass(1)
    await application.manage('POST', `/api/manage/petitions/${slug}/close`, undefined, 'campaigner')
    const answer = await application.manage('GET', '/api/manage/audit', undefined, 'admin')
    expect(answer.status).toBe(200)
    const { items } = (await answer.json()) as { items: { action: string; subject: string; actor: string }[] }
    const own = items.filter((entry) => entry.subject === slug)
    expect(own.map((entry) => entry.action).slice(0, 2)).toEqual(['petition-closed', 'petition-changed'])
    expect(JSON.stringify(items)).not.toContain('@')
  })

  it('is kept by month', async () => {
    const empty = await application.manage('GET', '/api/manage/audit?month=2020-01', undefined, 'admin')
    expect(await empty.json()).toEqual({ items: [] })
    const wrong = await application.manage('GET', '/api/manage/audit?month=2020-13', undefined, 'admin')
    expect(wrong.status).toBe(422)
  })
})
