/**
 * Options of the Remix Vite plugin, handed on by vite.config.ts.
 * All v3 flags are on but lazy route discovery: without it the manifest end-point does not exist
 * (docs/decisions/0002-remix-2.md).
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
  },
};
