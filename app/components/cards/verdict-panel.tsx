import type { ReactNode } from "react";
import type { CardState } from "~/domain/talent-card";

/** How a card is found: its state, or why there is none. */
export type Finding =
  | CardState
  | "unknown"
  | "forged"
  | "malformed"
  | "unknownKey"
  /** Signed by the portal; whether it was revoked since is not known. */
  | "signedOnly";

type Sign = "yes" | "no" | "pause" | "wait" | "ask";
type Look = { tone: "ok" | "warning" | "danger"; sign: Sign; title: string; text: string };

const LOOKS: Record<Finding, Look> = {
  active: { tone: "ok", sign: "yes", title: "真实有效", text: "这张人才卡由本平台签发，在有效期内。" },
  expiring: {
    tone: "ok",
    sign: "yes",
    title: "真实有效，即将到期",
    text: "在有效期内，持卡人可以申请续期。",
  },
  expired: { tone: "danger", sign: "no", title: "已到期", text: "这张卡的有效期已过，不能再使用。" },
  suspended: { tone: "warning", sign: "pause", title: "暂停使用", text: "这张卡已被暂停，恢复前不能使用。" },
  revoked: { tone: "danger", sign: "no", title: "已撤销", text: "这张卡已被撤销，不能再使用。" },
  notYet: { tone: "warning", sign: "wait", title: "尚未生效", text: "有效期还没有开始，现在不能使用。" },
  unknown: {
    tone: "danger",
    sign: "ask",
    title: "没有这张卡",
    text: "请核对核验码或卡号；来路不明的卡请勿受理。",
  },
  forged: {
    tone: "danger",
    sign: "no",
    title: "签名无效",
    text: "内容被改动过，或不是本平台签发，请勿受理。",
  },
  malformed: {
    tone: "danger",
    sign: "ask",
    title: "无法识别",
    text: "这不是完整的人才卡二维码内容，请重新扫描。",
  },
  unknownKey: {
    tone: "warning",
    sign: "ask",
    title: "需要联网核验",
    text: "本机保存的公钥里没有签发这张卡的那一把，请联网后再试。",
  },
  signedOnly: {
    tone: "warning",
    sign: "ask",
    title: "签名有效，状态未知",
    text: "确由本平台签发，但本机没有近期的状态名单，不能判断是否已被撤销，请联网核验。",
  },
};

const TONES = {
  ok: "border-ok bg-ok-tint text-ok",
  warning: "border-gold bg-gold-tint text-gold-ink",
  danger: "border-danger bg-danger-tint text-danger",
} as const;

const SIGNS: Record<Sign, ReactNode> = {
  yes: <path d="m14 25 7 7 14-15" />,
  no: <path d="m16 16 16 16M32 16 16 32" />,
  pause: <path d="M19 15v18M29 15v18" />,
  wait: <path d="M24 13v12l8 5" />,
  ask: <path d="M18 19a6 6 0 1 1 8 5.700c-1.500.6-2 1.500-2 3.300M24 34v.100" />,
};

interface VerdictPanelProps {
  finding: Finding;
  /** What is known of the card, and how. */
  children?: ReactNode;
}

/** The answer to "is it genuine?", told by colour, by a sign and in words. */
export function VerdictPanel({ finding, children }: VerdictPanelProps) {
  const { tone, sign, title, text } = LOOKS[finding];
  return (
    <section aria-labelledby="verdict" className={`rounded-card border-2 p-5 md:p-7 ${TONES[tone]}`}>
      <div className="flex items-center gap-4">
        <svg viewBox="0 0 48 48" className="size-14 shrink-0 md:size-16" aria-hidden="true">
          <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" strokeWidth="3" />
          <g fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round">
            {SIGNS[sign]}
          </g>
        </svg>
        <div>
          <h2 id="verdict" className="text-2xl leading-snug font-bold md:text-3xl">
            {title}
          </h2>
          <p>{text}</p>
        </div>
      </div>
      {children}
    </section>
  );
}

/** What there is to compare with the person at the counter. */
export function VerdictFacts({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="mt-5 grid gap-x-8 gap-y-2 rounded-lg bg-surface px-4 py-3 text-ink sm:grid-cols-2">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd className="font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
