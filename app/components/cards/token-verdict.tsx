import type { TokenVerdict } from "~/domain/card-token";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate, formatTime } from "~/domain/time";
import { VerdictFacts, VerdictPanel, type Finding } from "./verdict-panel";

export function findingOf(verdict: TokenVerdict): Finding {
  if ("fault" in verdict) return verdict.fault;
  const { state, statusAt, stale } = verdict;
  // That a card has ended, or was revoked, is true however old the list is.
  const counts = state === "active" || state === "expiring";
  return counts && (statusAt === null || stale) ? "signedOnly" : state;
}

/** What a QR code says by itself, verified without asking the portal. */
export function TokenVerdictPanel({ verdict }: { verdict: TokenVerdict }) {
  if ("fault" in verdict) return <VerdictPanel finding={findingOf(verdict)} />;
  const { card, statusAt, stale } = verdict;
  return (
    <VerdictPanel finding={findingOf(verdict)}>
      <VerdictFacts
        facts={[
          ["卡号", card.number],
          ["类别", CARD_CATEGORY_LABELS[card.category]],
          ["持卡人", card.name ?? "不显示"],
          ["有效期", `${formatDate(card.validFrom)} 至 ${formatDate(card.validUntil)}`],
        ]}
      />
      <p className="mt-3 text-sm">
        离线核验：签名由本平台密钥验证。
        {statusAt === null
          ? "没有取得状态名单，是否已撤销、暂停不详。"
          : `是否撤销、暂停以 ${formatTime(statusAt)} 的状态名单为准${stale ? "，该名单已过期" : ""}，之后的变化须联网核验。`}
      </p>
    </VerdictPanel>
  );
}
