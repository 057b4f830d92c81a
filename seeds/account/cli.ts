import { parseArgs } from "node:util";
import { isDemoContact, readIdentifier } from "../../app/domain/identifier";
import { ROLES } from "../../app/domain/role";
import { createAccount, FIRST_LINK_HOURS } from "../../app/services/account/create-account.server";
import type { Sought } from "../../app/services/account/find-account.server";
import { sealMobiles } from "../../app/services/account/seal-mobiles.server";
import { verifyTrail } from "../../app/services/audit/verify-trail.server";
import type { Context } from "../../app/services/context.server";
import { openBox } from "../../app/services/sealed-data/open-box.server";
import { openPortalDatabase } from "../../db/open";
import { runCommand } from "../../db/run-command";

const USAGE = `用法：
  npm run account -- create 邮箱或手机号 --name 姓名 --role 身份[,身份]   新建账号，打印设置密码的一次性链接
  npm run account -- audit                                            核对审计日志是否完整
身份：${ROLES.join("、")}`;

const print = (text: string) => process.stdout.write(`${text}\n`);

async function create(ctx: Context, contact: string, name: string, given: string): Promise<number> {
  const identifier = readIdentifier(contact);
  const names = given.split(",").map((role) => role.trim());
  const roles = ROLES.filter((role) => names.includes(role));
  if (!identifier || isDemoContact(identifier.value)) {
    print("请给出完整的邮箱或 11 位大陆手机号（@demo.local 只供示例账号使用）");
    return 2;
  }
  if (roles.length === 0 || roles.length !== new Set(names).size) {
    print(`--role 应为 ${ROLES.join("、")} 中的一个或几个，用逗号隔开`);
    return 2;
  }
  // A number is kept sealed, which takes the portal's keys.
  const sought: Sought = identifier.kind === "mobile" ? { ...identifier, box: openBox() } : identifier;
  if (sought.box) sealMobiles({ ...ctx, box: sought.box });
  const result = await createAccount(ctx, { identifier: sought, name: name || contact, roles });
  if ("taken" in result) {
    print("已有使用这个邮箱或手机号的账号；忘记密码可在登录页重新设置");
    return 1;
  }
  const origin = process.env.PUBLIC_URL?.trim() || `http://localhost:${process.env.PORT?.trim() || 3000}`;
  print(`账号已建立。请在 ${FIRST_LINK_HOURS} 小时内打开下面的链接设置密码，链接只能用一次：`);
  print(new URL(`/reset/${result.token}`, origin).href);
  return 0;
}

function audit(ctx: Context): number {
  const { entries, brokenAt, head } = verifyTrail(ctx);
  if (brokenAt !== null) {
    print(`审计日志不完整：第 ${brokenAt} 条与写入时不一致，或它之前有记录被删除`);
    return 1;
  }
  print(`审计日志完整：${entries.toLocaleString("en-US")} 条，末条校验值 ${head ?? "无"}`);
  print("把末条校验值另行保存，以后可据此发现末尾被截断。");
  return 0;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string", default: "" }, role: { type: "string", default: "" } },
  });
  const [what, contact, ...rest] = positionals;
  const known = (what === "create" && contact) || (what === "audit" && !contact);
  if (!known || rest.length > 0) {
    print(USAGE);
    return 2;
  }
  const db = openPortalDatabase();
  try {
    const ctx: Context = { db, now: Date.now(), actor: { kind: "command", name: "account" } };
    return what === "audit" ? audit(ctx) : await create(ctx, contact as string, values.name, values.role);
  } finally {
    db.$client.close();
  }
}

runCommand(main);
