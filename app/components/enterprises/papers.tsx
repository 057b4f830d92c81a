import { paperFacts } from "~/domain/file-kind";
import { paths } from "~/http/paths";

export interface Paper {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  scan: string;
}

/** A file that was handed in: its name, its size, and itself where it is a picture. */
export function PaperView({ paper, label }: { paper: Paper; label: string }) {
  const href = paths.upload(paper.id);
  return (
    <figure className="my-2">
      {paper.mime.startsWith("image/") ? (
        <a href={href} target="_blank" rel="noreferrer" className="inline-block min-h-6 min-w-6">
          <img
            src={href}
            alt={`${label}：${paper.name}`}
            className="max-h-96 rounded-lg border border-line"
          />
        </a>
      ) : null}
      <figcaption className="text-sm text-ink-2">
        <a href={href}>
          {label}：{paper.name}
        </a>{" "}
        · {paperFacts(paper)}
      </figcaption>
    </figure>
  );
}
