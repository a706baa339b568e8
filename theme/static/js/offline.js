// Has a reader's last pages kept on the device, by the service worker at the root of the site.
if (navigator.serviceWorker && location.protocol.startsWith("http")) {
  const { serviceWorker } = navigator; // there is none on a host without HTTPS
  const isFirst = !serviceWorker.controller;
  serviceWorker.register(document.currentScript.dataset.worker);
  serviceWorker.ready.then(({ active, scope }) => {
    const files = performance.getEntriesByType("resource").map((file) => file.name);
    if (isFirst) active.postMessage([scope, location.href, ...files]);
  });
}
