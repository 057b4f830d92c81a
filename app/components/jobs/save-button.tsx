import { Form, Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { SubmitButton } from "../forms/portal-form";

interface SaveButtonProps {
  job: { id: string; title: string };
  /** Null for whoever is not signed in. */
  saved: boolean | null;
}

/** Keeps a position for later, or no longer; whoever is not signed in does that first and comes back. */
export function SaveButton({ job, saved }: SaveButtonProps) {
  const here = paths.job(job.id);
  const className = "btn btn-quiet w-full justify-center";
  if (saved === null)
    return (
      <Link to={paths.login(here)} rel="nofollow" className={className}>
        登录后收藏
      </Link>
    );
  const [intent, text] = saved ? ["forget", "取消收藏"] : ["save", "收藏"];
  return (
    <Form method="post" action={paths.saved()} preventScrollReset>
      <input type="hidden" name="job" value={job.id} />
      <input type="hidden" name="back" value={here} />
      <SubmitButton intent={intent} className={className} label={`${text}“${job.title}”`}>
        {text}
      </SubmitButton>
    </Form>
  );
}
