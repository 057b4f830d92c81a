import { useEffect, useState } from "react";
import { paths } from "~/http/paths";

/** Has the browser keep the page for verifying, so that it opens without a network. @returns whether it is kept */
export function useOfflinePage(): boolean {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (!workers) return;
    const heard = (event: MessageEvent) => {
      if (event.data === "kept") setKept(true);
    };
    workers.addEventListener("message", heard);
    void ask(workers);
    return () => workers.removeEventListener("message", heard);
  }, []);
  return kept;
}

async function ask(workers: ServiceWorkerContainer): Promise<void> {
  try {
    const registration = await workers.register("/talent-card-verify-worker.js", {
      scope: paths.cardVerify(),
    });
    const worker = registration.active ?? (await activated(registration));
    // What this page was made of, down to the last script.
    const files = performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/build/"));
    worker.postMessage({ keep: [...new Set(files.map(({ pathname }) => pathname))] });
  } catch {
    // Without a worker the page needs the network, as every other.
  }
}

function activated({ installing, waiting }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = installing ?? waiting;
  return new Promise((resolve, reject) => {
    if (!worker) return reject(new Error("no worker"));
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("the worker was given up"));
    });
  });
}
