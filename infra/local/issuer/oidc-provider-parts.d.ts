/**
 * Two modules of oidc-provider that its types leave out. Its index warns, on each start, that Node 20
 * is not supported, and so does its default store that it is one for development: both are known here.
 */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { AdapterFactory } from 'oidc-provider'
  export function createMemoryAdapter(): AdapterFactory
}
