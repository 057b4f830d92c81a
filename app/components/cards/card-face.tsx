import { Phoenix } from "~/components/ui/phoenix";
import { QrCode } from "~/components/ui/qr-code";
import type { QrShape } from "~/domain/qr";
import {
  CARD_CATEGORY_LABELS,
  CARD_STATE_LABELS,
  isUsable,
  type CardCategory,
  type CardState,
} from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { paths } from "~/http/paths";

export interface CardFaceProps {
  number: string;
  code: string;
  category: CardCategory;
  /** Null once erased. */
  holderName: string | null;
  employerName: string | null;
  validFrom: number;
  validUntil: number;
  state: CardState;
  qr: QrShape;
}

/** `0123 ABCD EFGH`, as it is read out and typed. */
const spaced = (code: string) => code.replace(/(.{4})(?=.)/g, "$1 ");

/** The front of a card: who, what, until when, and the code that proves it. */
export function CardFront(card: CardFaceProps) {
  const { number, code, category, holderName, employerName, validFrom, validUntil, state, qr } = card;
  return (
    <div className="talent-card" role="group" aria-label="人才卡正面">
      <div className="talent-card-side talent-card-front">
        <Phoenix className="talent-card-plume" />
        <p className="col-span-2 flex items-center gap-[2cqw] leading-tight font-bold">
          <Phoenix className="talent-card-gold size-[9cqw]" />
          <span>
            <span className="talent-card-gold block text-[4.6cqw] tracking-[0.12em]">金凤凰人才卡</span>
            <span className="talent-card-quiet block text-[2.7cqw] font-normal">西部（重庆）科学城</span>
          </span>
        </p>
        <div className="self-center">
          <p className="talent-card-name">{holderName ?? "—"}</p>
          <p className="talent-card-gold text-[4.2cqw] font-bold">{CARD_CATEGORY_LABELS[category]}</p>
          {employerName ? <p className="talent-card-quiet line-clamp-2">{employerName}</p> : null}
        </div>
        <div className="talent-card-qr row-span-2 self-end text-center">
          <QrCode shape={qr} label="核验用二维码" />
          <p className="mt-[0.8cqw] text-[2.7cqw] tracking-wider">{spaced(code)}</p>
        </div>
        <p className="self-end">
          <span className="block text-[4cqw] font-bold tracking-wider">{number}</span>
          <span className="talent-card-quiet block text-[2.8cqw]">
            {formatDate(validFrom)} 至 {formatDate(validUntil)}
          </span>
        </p>
        {isUsable(state) ? null : <p className="talent-card-stamp">{CARD_STATE_LABELS[state]}</p>}
      </div>
    </div>
  );
}

interface CardBackProps {
  benefits: readonly { id: string; title: string }[];
  code: string;
  /** Where the portal is reached, as `portal.example`. */
  host: string;
}

const MOST_BENEFITS = 6;

/** The back of a card: what it is good for, and how anybody verifies it. */
export function CardBack({ benefits, code, host }: CardBackProps) {
  const shown = benefits.slice(0, MOST_BENEFITS);
  return (
    <div className="talent-card" role="group" aria-label="人才卡背面">
      <div className="talent-card-side grid-rows-[1fr_auto] gap-[2cqw]">
        <div>
          <p className="talent-card-gold mb-[1cqw] text-[3.8cqw] font-bold">持卡权益</p>
          {shown.length > 0 ? (
            <ul className="grid grid-cols-2 gap-x-[4cqw] gap-y-[0.6cqw]">
              {shown.map(({ id, title }) => (
                <li key={id} className="truncate">
                  · {title}
                </li>
              ))}
            </ul>
          ) : (
            <p>现行权益以平台“人才卡权益”页面为准。</p>
          )}
          {benefits.length > shown.length ? (
            <p className="talent-card-quiet mt-[0.6cqw]">等 {benefits.length} 项，以平台公布为准</p>
          ) : null}
        </div>
        <div className="talent-card-quiet border-t border-[#c08a22] pt-[2cqw] text-[2.8cqw]">
          <p>
            <span className="talent-card-gold font-bold">核验：</span>
            扫描正面二维码，或在 {host}
            {paths.cardVerify()} 输入核验码 {spaced(code)}。断网时也能核验签名。
          </p>
          <p>仅限本人使用。遗失、不再使用，或工作单位、类别有变化的，请及时在平台办理。</p>
        </div>
      </div>
    </div>
  );
}
