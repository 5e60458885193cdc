import type { ComponentType } from 'preact'
import type { Role } from './caller.tsx'
import type { Language } from './language.tsx'
import type { ViewProps } from './view-props.ts'

export type View = {
  /** `/console/petitions/:slug`, or `/console/petitions/:slug/*` for whatever follows too. */
  path: string
  load: () => Promise<{ default: ComponentType<ViewProps> }>
  /** The role that is needed; a viewer's where it says nothing. */
  needs?: Role
  /** Managers of a partner organisation may see it: their own data only. Most may not. */
  partners?: true
  /** Its name in the navigation, where it stands there. */
  nav?: Record<Language, string>
}

/** Every view of the console. The navigation keeps their order; the first that fits an address is shown. */
export const VIEWS: readonly View[] = [
  {
    path: '/console',
    load: () => import('./views/overview.tsx'),
    partners: true,
    nav: { nl: 'Overzicht', en: 'Overview' },
  },
  {
    path: '/console/petitions',
    load: () => import('./views/petitions.tsx'),
    partners: true,
    nav: { nl: 'Petities', en: 'Petitions' },
  },
  {
    path: '/console/petitions/new',
    load: () => import('./views/petition-new.tsx'),
    needs: 'campaigner',
  },
  {
    path: '/console/petitions/:slug/edit',
    load: () => import('./views/petition-edit.tsx'),
    needs: 'campaigner',
  },
  {
    path: '/console/petitions/:slug/news',
    load: () => import('./views/petition-news.tsx'),
    needs: 'campaigner',
  },
  {
    path: '/console/petitions/:slug/paper',
    load: () => import('./views/petition-paper.tsx'),
    needs: 'campaigner',
  },
  {
    path: '/console/petitions/:slug/share',
    load: () => import('./views/petition-share.tsx'),
    needs: 'campaigner',
  },
  { path: '/console/petitions/:slug', load: () => import('./views/petition-figures.tsx'), partners: true },
  {
    path: '/console/mailings',
    load: () => import('./views/mailings.tsx'),
    partners: true,
    nav: { nl: 'Mailings', en: 'Mailings' },
  },
  {
    path: '/console/mailings/new',
    load: () => import('./views/mailing-new.tsx'),
    needs: 'campaigner',
    partners: true,
  },
  { path: '/console/mailings/:id', load: () => import('./views/mailing.tsx'), partners: true },
  {
    path: '/console/held',
    load: () => import('./views/held.tsx'),
    needs: 'campaigner',
    partners: true,
    nav: { nl: 'Te beoordelen', en: 'Held signatures' },
  },
  {
    path: '/console/exports',
    load: () => import('./views/exports.tsx'),
    needs: 'campaigner',
    partners: true,
    nav: { nl: 'Exports', en: 'Exports' },
  },
  {
    path: '/console/topics',
    load: () => import('./views/topics.tsx'),
    partners: true,
    nav: { nl: 'Onderwerpen', en: 'Topics' },
  },
  { path: '/console/topics/new', load: () => import('./views/topic-new.tsx'), needs: 'admin' },
  { path: '/console/topics/:topic', load: () => import('./views/topic.tsx'), partners: true },
  {
    path: '/console/partners',
    load: () => import('./views/partners.tsx'),
    partners: true,
    nav: { nl: 'Partners', en: 'Partners' },
  },
  { path: '/console/partners/new', load: () => import('./views/partner-new.tsx'), needs: 'admin' },
  { path: '/console/partners/:partner', load: () => import('./views/partner.tsx'), partners: true },
  {
    path: '/console/people',
    load: () => import('./views/people.tsx'),
    needs: 'admin',
    nav: { nl: 'Personen', en: 'People' },
  },
  {
    path: '/console/suppressions',
    load: () => import('./views/suppressions.tsx'),
    needs: 'admin',
    nav: { nl: 'Mailblokkades', en: 'Suppressions' },
  },
  {
    path: '/console/imports',
    load: () => import('./views/imports.tsx'),
    needs: 'admin',
    nav: { nl: 'Importeren', en: 'Import' },
  },
  {
    path: '/console/organisation',
    load: () => import('./views/organisation.tsx'),
    nav: { nl: 'Organisatie', en: 'Organisation' },
  },
  {
    path: '/console/audit',
    load: () => import('./views/audit.tsx'),
    needs: 'admin',
    nav: { nl: 'Logboek', en: 'Audit log' },
  },
]
