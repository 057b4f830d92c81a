import { Link } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { MISSING_LABELS, type MissingForApplying } from "~/domain/candidate";
import { keysOf } from "~/domain/labels";
import { paths } from "~/http/paths";

const NEEDED = keysOf<MissingForApplying>(MISSING_LABELS);
const WHERE: Record<MissingForApplying, string> = {
  name: paths.profileBasics(),
  contact: paths.profileBasics(),
  education: paths.profileEntry("education", "new"),
};

/** What applying asks for: what is there, what is missing, and how far that is. */
export function ApplyChecklist({ missing }: { missing: readonly MissingForApplying[] }) {
  const done = NEEDED.length - missing.length;
  const complete = missing.length === 0;
  return (
    <Notice
      kind={complete ? "ok" : "warning"}
      title={complete ? "可以投递了" : `还差 ${missing.length} 项就可以投递`}
      className="mb-5"
    >
      {complete ? (
        <p>一次填写，每次投递前会列出将交给用人单位的全部内容。</p>
      ) : (
        <>
          <p className="flex items-center gap-3">
            <progress
              max={NEEDED.length}
              value={done}
              aria-label="投递所需内容"
              className="h-2 w-40 max-w-full appearance-none overflow-hidden rounded-full bg-surface [&::-moz-progress-bar]:bg-gold [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-gold"
            />
            <span className="text-sm">
              已填 {done} / {NEEDED.length}
            </span>
          </p>
          <ul className="mt-1">
            {NEEDED.map((one) => (
              <li key={one} className="flex min-h-8 items-center gap-2">
                <span aria-hidden="true">{missing.includes(one) ? "○" : "✓"}</span>
                {missing.includes(one) ? (
                  <>
                    <Link to={WHERE[one]}>{MISSING_LABELS[one]}</Link>
                    <span className="visually-hidden">（未填）</span>
                  </>
                ) : (
                  <>
                    {MISSING_LABELS[one]}
                    <span className="visually-hidden">（已填）</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
