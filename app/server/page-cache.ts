import { LRUCache } from "lru-cache";
import { shanghaiDay } from "~/domain/time";
import { decode, encode, isWorthEncoding, type Encoded, type Encoding } from "./encoding";
import type { HeaderRecord } from "./headers";

/** A page that every anonymous visitor is sent alike. */
export interface KeptPage {
  /** All but the encoding, the length and the request id. */
  headers: HeaderRecord;
  etag: string;
  /** Route pattern, for logs and metrics. */
  route: string;
  bodies: Partial<Record<Encoding, Uint8Array>>;
}

interface Entry {
  page: KeptPage;
  version: string;
  day: number;
  until: number;
}

export interface PageCacheOptions {
  maxBytes: number;
  /** State of the public data; a page of another state is never sent. */
  version: () => string;
  /** UTC epoch ms */
  clock: () => number;
}

/** Pages show "closes today" and leave out what has ended: nothing kept outlives its minute or its day. */
const MAX_AGE = 60_000;
/** Longer addresses are one person's; keeping them would push out what many ask for. */
const MAX_KEY = 512;

/**
 * Rendered pages by address, for visitors without cookies only. The caller decides what is public; the cache decides
 * whether it is still true.
 */
export class PageCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #rendering = new Map<string, Promise<KeptPage | null>>();

  constructor(private readonly options: PageCacheOptions) {
    this.#entries = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: ({ page }, key) =>
        Object.values(page.bodies).reduce((sum, body) => sum + body.byteLength, 2048 + key.length),
    });
  }

  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  get(key: string): KeptPage | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const now = this.options.clock();
    const fresh = entry.until > now && entry.day === shanghaiDay(now);
    if (fresh && entry.version === this.options.version()) return entry.page;
    this.#entries.delete(key);
    return undefined;
  }

  /**
   * Renders a missing page once, however many ask for it at the same time.
   * @param render gives null when the page turned out to be no public one
   * @returns null to those who only waited: they must render for themselves, nothing of another's answer is theirs
   */
  async share(key: string, render: () => Promise<KeptPage | null>): Promise<KeptPage | null> {
    const version = this.options.version();
    // A render that began before a change is not for those who come after it.
    const place = `${version} ${key}`;
    const running = this.#rendering.get(place);
    if (running) return running.catch(() => null);
    const now = this.options.clock();
    const work = render();
    this.#rendering.set(place, work);
    try {
      const page = await work;
      if (page && key.length <= MAX_KEY)
        this.#entries.set(key, { page, version, day: shanghaiDay(now), until: now + MAX_AGE });
      return page;
    } finally {
      this.#rendering.delete(place);
    }
  }

  /** The body in the wanted encoding where it is at hand. */
  static bodyAtHand(page: KeptPage, wanted: Encoding): Encoded | undefined {
    const body = page.bodies[wanted];
    if (body) return { body, encoding: wanted };
    const plain = page.bodies.identity;
    return plain && !isWorthEncoding(plain) ? { body: plain, encoding: "identity" } : undefined;
  }

  /** The body in the wanted encoding, made from one that is at hand and kept beside it. */
  async body(key: string, page: KeptPage, wanted: Encoding): Promise<Encoded> {
    const [encoding, body] = Object.entries(page.bodies)[0] as [Encoding, Uint8Array];
    const made = await encode(await decode(body, encoding), wanted);
    page.bodies[made.encoding] ??= made.body;
    const entry = this.#entries.peek(key);
    // Set again, so that its new size counts.
    if (entry?.page === page) this.#entries.set(key, entry);
    return made;
  }
}

/** One key for the spellings of one address: the order of different names does not matter. */
export function pageKey(target: string): string {
  const cut = target.indexOf("?");
  if (cut === -1) return target;
  const pairs = target.slice(cut + 1).split("&");
  if (pairs.length === 1) return target;
  const name = (pair: string) => pair.slice(0, (pair.indexOf("=") + 1 || pair.length + 1) - 1);
  // Stable: repeated names keep their order.
  return `${target.slice(0, cut)}?${pairs.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0)).join("&")}`;
}
