import pino, { type Logger } from "pino";
import type { Env } from "~/http/env.server";

export type { Logger };

/**
 * One JSON line for each event, to standard output. What people search for, and from where, is personal: lines carry
 * the route pattern, never the address asked for, its words, or the visitor's network address.
 */
export function createLogger(level: Env["LOG_LEVEL"]): { log: Logger; flush: () => void } {
  const out = pino.destination({ fd: 1, sync: false, minLength: 4096 });
  const log = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, out);
  const timer = setInterval(() => out.flush(), 500);
  timer.unref();
  return {
    log,
    flush: () => {
      clearInterval(timer);
      try {
        out.flushSync();
      } catch {
        // Standard output is gone; there is nobody to tell.
      }
    },
  };
}
