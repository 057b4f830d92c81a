const EVERY = 5000;

/** `83 秒` or `2 分 5 秒`. */
function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 100 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

/**
 * Progress with rate and time left: a bar on a terminal, a line every five seconds elsewhere.
 * @param clock monotonic milliseconds
 */
export function createProgress(label: string, out = process.stderr, clock = () => performance.now()) {
  const started = clock();
  let lastLine = started;
  return {
    /** @param done how far, in the unit of `total`; @param total null when not known */
    at(done: number, total: number | null, items = done): void {
      const now = clock();
      const seconds = (now - started) / 1000;
      const rate = items / Math.max(seconds, 0.001);
      const share = total ? Math.min(1, done / total) : null;
      const left = share && share > 0 ? `，剩余约 ${duration(seconds / share - seconds)}` : "";
      const percent = share === null ? "" : ` ${(share * 100).toFixed(0)}%`;
      const text = `${label}${percent} ${items.toLocaleString("en-US")} 行，每秒 ${Math.round(rate).toLocaleString("en-US")} 行${left}`;
      if (out.isTTY) {
        const width = 24;
        const full = Math.round((share ?? 0) * width);
        out.write(`\r\u001b[K[${"█".repeat(full)}${"░".repeat(width - full)}] ${text}`);
      } else if (now - lastLine >= EVERY) {
        lastLine = now;
        out.write(`${text}\n`);
      }
    },
    end(): void {
      if (out.isTTY) out.write("\r\u001b[K");
    },
  };
}
