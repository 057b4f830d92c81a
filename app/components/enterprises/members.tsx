import { Form } from "@remix-run/react";
import { ChoiceGroup, Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";
import { INVITATION_DAYS, MEMBER_ROLES, MEMBER_ROLE_LABELS, type MemberRole } from "~/domain/member";
import { formatDate } from "~/domain/time";

interface MembersProps {
  members: { id: string; name: string; contact: string; role: MemberRole; joinedAt: number }[];
  invitations: { id: string; email: string; role: MemberRole; expiresAt: number }[];
  isOwner: boolean;
  /** Id of whoever looks at it. */
  me: string;
  faults: FormFaults | null | undefined;
}

const ROLE_OPTIONS = MEMBER_ROLES.map((value) => ({
  value,
  label: MEMBER_ROLE_LABELS[value],
  hint: value === "owner" ? "还可以管理成员、提交核验" : "发布和管理职位",
}));

/** Who acts for an enterprise; its owners invite, change and remove. */
export function Members({ members, invitations, isOwner, me, faults }: MembersProps) {
  const owners = members.filter(({ role }) => role === "owner").length;
  return (
    <section aria-labelledby="members" className="card mt-5 p-5">
      <h2 id="members" className="text-lg font-bold">
        成员
      </h2>
      <ul className="mt-2">
        {members.map((member) => (
          <li
            key={member.id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-0"
          >
            <div>
              <p className="font-bold">
                {member.name} <span className="tag tag-tier">{MEMBER_ROLE_LABELS[member.role]}</span>
              </p>
              <p className="text-sm text-ink-2">
                {member.contact} · {formatDate(member.joinedAt)} 加入
              </p>
            </div>
            {member.role === "owner" && owners === 1 ? (
              <p className="text-sm text-ink-2">唯一负责人：另设一位负责人后才能更改身份或退出</p>
            ) : isOwner || member.id === me ? (
              <Form method="post" className="flex flex-wrap gap-2">
                <input type="hidden" name="target" value={member.id} />
                {isOwner ? (
                  <SubmitButton
                    intent={member.role === "owner" ? "recruiter" : "owner"}
                    className="btn btn-quiet"
                    label={`把${member.name}设为${member.role === "owner" ? "招聘专员" : "负责人"}`}
                  >
                    设为{member.role === "owner" ? "招聘专员" : "负责人"}
                  </SubmitButton>
                ) : null}
                <SubmitButton
                  intent="remove"
                  className="btn btn-quiet"
                  label={member.id === me ? "退出本单位" : `移除${member.name}`}
                >
                  {member.id === me ? "退出本单位" : "移除"}
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {invitations.length > 0 ? (
        <>
          <h3 className="mt-3 font-bold">待接受的邀请</h3>
          <ul>
            {invitations.map(({ id, email, role, expiresAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <span>
                  {email} · {MEMBER_ROLE_LABELS[role]} · {formatDate(expiresAt)} 前有效
                </span>
                {isOwner ? (
                  <Form method="post">
                    <input type="hidden" name="target" value={id} />
                    <SubmitButton intent="revoke" className="btn btn-quiet" label={`撤销给 ${email} 的邀请`}>
                      撤销
                    </SubmitButton>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {isOwner ? (
        <div className="mt-4 max-w-md border-t border-line pt-4">
          <h3 className="mb-2 font-bold">邀请同事</h3>
          <PortalForm faults={faults}>
            <Field
              name="email"
              label="对方的邮箱"
              type="email"
              hint={`邀请链接 ${INVITATION_DAYS} 天内有效`}
            />
            <ChoiceGroup
              name="role"
              label="身份"
              type="radio"
              options={ROLE_OPTIONS}
              chosen={["recruiter"]}
            />
            <SubmitButton intent="invite">发送邀请</SubmitButton>
          </PortalForm>
        </div>
      ) : null}
    </section>
  );
}
