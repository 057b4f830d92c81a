import { gunzipSync } from "fflate";
import { useCallback, useEffect, useRef, useState } from "react";
import { judgeCardToken, type TokenVerdict } from "~/domain/card-token";
import { isObject, readKeys } from "~/domain/signed-token";
import { STATUS_PURPOSES, openStatusList, type StatusPurpose } from "~/domain/status-list";
import { paths } from "~/http/paths";
import { verifySignature } from "./verify-signature";

/** What was fetched to verify by, as it is kept in the browser: public keys and signed lists, nothing of any card. */
interface Kept {
  keys: unknown;
  lists: Record<StatusPurpose, string>;
  /** UTC epoch ms */
  at: number;
}

const PLACE = "talent-card-verifier";

export interface CardVerifier {
  /** When keys and lists were fetched; null = none are at hand. */
  fetchedAt: number | null;
  /** `fetching` until the first answer; `old` = the network did not answer, what is at hand is from before. */
  state: "fetching" | "fresh" | "old";
  judge: (token: string) => Promise<TokenVerdict>;
}

/** Verifies tokens of QR codes in the browser, with what was fetched last where there is no network. */
export function useCardVerifier(): CardVerifier {
  const kept = useRef<Kept | null>(null);
  const fetching = useRef<Promise<void>>(Promise.resolve());
  const [seen, setSeen] = useState<Omit<CardVerifier, "judge">>({ fetchedAt: null, state: "fetching" });

  const refresh = useCallback(async () => {
    const fresh = await fetchAll();
    kept.current = fresh ?? kept.current ?? readKept();
    if (fresh) keep(fresh);
    setSeen({ fetchedAt: kept.current?.at ?? null, state: fresh ? "fresh" : "old" });
  }, []);
  useEffect(() => {
    fetching.current = refresh();
  }, [refresh]);

  const judge = useCallback(
    async (token: string) => {
      await fetching.current;
      const first = await judgeBy(kept.current, token);
      // Signed with a key that was made since.
      if (!("fault" in first) || first.fault !== "unknownKey") return first;
      await refresh();
      return judgeBy(kept.current, token);
    },
    [refresh],
  );
  return { ...seen, judge };
}

async function judgeBy(kept: Kept | null, token: string): Promise<TokenVerdict> {
  const keys = readKeys(kept?.keys);
  const lists = await Promise.all(
    STATUS_PURPOSES.map((purpose) =>
      openStatusList(kept?.lists[purpose] ?? "", purpose, keys, verifySignature, gunzipSync),
    ),
  );
  const opened = lists.flatMap((list) => ("fault" in list ? [] : [list]));
  return judgeCardToken(token, { keys, lists: opened, now: Date.now() }, verifySignature);
}

const LONGEST_WAIT = 8_000;

async function fetchAll(): Promise<Kept | null> {
  const get = async (path: string) => {
    const answer = await fetch(path, { cache: "no-cache", signal: AbortSignal.timeout(LONGEST_WAIT) });
    if (!answer.ok) throw new Error(path);
    return answer.text();
  };
  try {
    const [keys = "", revocation = "", suspension = ""] = await Promise.all([
      get(paths.jwks()),
      ...STATUS_PURPOSES.map((purpose) => get(paths.cardStatusList(purpose))),
    ]);
    return { keys: JSON.parse(keys) as unknown, lists: { revocation, suspension }, at: Date.now() };
  } catch {
    return null;
  }
}

function readKept(): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    return isObject(value) && isObject(value.lists) && typeof value.at === "number"
      ? (value as unknown as Kept)
      : null;
  } catch {
    return null;
  }
}

function keep(value: Kept): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(value));
  } catch {
    // Without a place to keep them they are fetched each time.
  }
}
