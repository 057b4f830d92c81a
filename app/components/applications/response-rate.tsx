import { RESPONSE_DAYS } from "~/domain/application";
import { FEWEST_FOR_RATE, RATE_DEFINITION, type ResponseRate } from "~/domain/response-rate";

/** How fast an enterprise answers, with what that means. */
export function ResponseRateText({ rate }: { rate: ResponseRate }) {
  return (
    <details className="mb-4">
      <summary className="min-h-8 cursor-pointer">
        {rate.rate === null ? (
          <>
            {RESPONSE_DAYS} 天答复率：
            <span className="text-ink-2">应答复不足 {FEWEST_FOR_RATE} 份，暂不公布</span>
          </>
        ) : (
          <>
            {RESPONSE_DAYS} 天答复率：<strong>{Math.round(rate.rate * 100)}%</strong>
            <span className="text-ink-2">
              （{rate.inTime}/{rate.due}
              {rate.medianDays === null ? "" : `，通常 ${rate.medianDays} 天内答复`}）
            </span>
          </>
        )}
      </summary>
      <p className="mt-1 text-sm text-ink-2">{RATE_DEFINITION}</p>
    </details>
  );
}
