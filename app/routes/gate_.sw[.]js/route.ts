import serviceWorker from "#app/scanner/service-worker.js?raw";

/** The gate's service worker. Served beside `/gate`, so that it may stand before that page. */
export function loader() {
  return new Response(serviceWorker, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "service-worker-allowed": "/gate",
    },
  });
}
