/** Loads scripts of static resources, each once a page. */

const loading = new Map<string, Promise<void>>();

export function loadScript(_component: object, url: string): Promise<void> {
  const known = loading.get(url);
  if (known) return known;
  const load = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} could not be loaded`));
    document.head.appendChild(script);
  });
  loading.set(url, load);
  return load;
}
