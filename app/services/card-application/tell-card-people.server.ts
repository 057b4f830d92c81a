import { and, eq, isNull } from "drizzle-orm";
import { CARD_APPLICATION_VERB_TEXT, type CardApplicationVerb } from "~/domain/card-application-moves";
import type { CardDecisionReason } from "~/domain/card-decision";
import { formatDate } from "~/domain/time";
import type { Tx } from "~db/client";
import { account } from "~db/schema";
import { mailObstacle } from "../alert/save-search.server";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { CardApplicationRow } from "./load-card-application.server";

/** Makes the addresses that messages lead to. */
export interface CardLinks {
  /** Of a case, for the person. */
  own: (id: string) => string;
  /** Of a case, for the employer that filed it. */
  filed: (id: string) => string;
  /** Of a case, for the office. */
  desk: (id: string) => string;
  /** Of one's own card. */
  card: () => string;
  /** Where a card is verified. */
  verify: (code: string) => string;
}

/** Of these the person is told by mail; the rest only stands in the history. */
const TOLD: readonly CardApplicationVerb[] = [
  "propose",
  "submit",
  "confirm",
  "accept",
  "exempt",
  "return",
  "pass",
  "reject",
  "verify",
  "review",
  "endorse",
  "remand",
  "approve",
  "object",
  "dismiss",
  "uphold",
  "issue",
  "reopen",
  "supplement",
  "appeal",
  "grant",
  "deny",
];
/** Of these whoever filed for the person is told, too. */
const TOLD_FILER: readonly CardApplicationVerb[] = [
  "disagree",
  "confirm",
  "return",
  "reject",
  "uphold",
  "issue",
  "reopen",
];

export interface ToldMove {
  verb: CardApplicationVerb;
  reasons: readonly CardDecisionReason[];
  missing: readonly string[];
  note: string | null;
}

/**
 * Messages pass through other people's machines: they name the case by its number and hold nothing of what it says, nor
 * why something was decided or what is missing.
 */
export function tellOfMove(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  move: ToldMove,
  links: CardLinks,
): void {
  const hasMore =
    move.reasons.length > 0 ||
    move.missing.length > 0 ||
    (move.note !== null && move.verb !== "appeal" && move.verb !== "object");
  const lines = [
    `${row.caseNumber ? `人才卡申请 ${row.caseNumber}` : "您的人才卡申请"}：${CARD_APPLICATION_VERB_TEXT[move.verb]}。`,
    ...(hasMore
      ? [`${move.missing.length > 0 ? "需要补正的内容" : "原因和说明"}请登录后在申请页面查看。`]
      : []),
    ...(row.status === "publicity" && row.publicityUntil
      ? [`公示至 ${formatDate(row.publicityUntil)}，公示内容只含脱敏姓名、类别和单位。`]
      : []),
    ...(row.status === "rejected" ? ["对决定不服的，可以登录后在申请页面提出申诉。"] : []),
  ];
  const told = { subject: `人才卡申请：${CARD_APPLICATION_VERB_TEXT[move.verb]}`, lines };
  if (TOLD.includes(move.verb))
    write(tx, ctx, row, row.personId, { ...told, link: links.own(row.id) }, move.verb);
  if (row.filedBy !== row.personId && TOLD_FILER.includes(move.verb))
    write(tx, ctx, row, row.filedBy, { ...told, link: links.filed(row.id) }, move.verb);
}

function write(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  accountId: string,
  { subject, lines, link }: { subject: string; lines: readonly string[]; link: string },
  verb: string,
): void {
  const to = tx
    .select()
    .from(account)
    .where(and(eq(account.id, accountId), isNull(account.disabledAt)))
    .get();
  if (!to?.email || mailObstacle(tx, to.id) !== null) return;
  queueMail(tx, ctx, {
    onceKey: `card-application:${verb}:${row.id}:${row.version}:${accountId}`,
    to: to.email,
    accountId: to.id,
    subject,
    text: [`${to.displayName}，您好：`, ...lines, `查看：${link}`].join("\n\n"),
  });
}
