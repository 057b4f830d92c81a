import { paperFacts } from "~/domain/file-kind";
import { paths } from "~/http/paths";

export interface NamedPaper {
  uploadId: string;
  name: string;
  bytes: number;
  scan: string;
}

interface PaperNameProps {
  paper: NamedPaper;
  /** What else there is to say of it, behind its size. */
  said?: string | null;
  /** What the office wrote of it. */
  note?: string | null;
}

/** A paper that was handed in, to open. */
export function PaperName({ paper, said, note }: PaperNameProps) {
  return (
    <p className="min-w-0 flex-1 basis-60 break-words">
      <a href={paths.upload(paper.uploadId)}>{paper.name}</a>
      <span className="text-sm text-ink-2">
        {" "}
        · {paperFacts(paper)}
        {said ? ` · ${said}` : ""}
      </span>
      {note ? <small className="block text-ink-2">{note}</small> : null}
    </p>
  );
}
