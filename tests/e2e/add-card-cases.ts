/**
 * Run as a program beside a portal: adds requests for cards of fictional people in a state, as many as asked.
 * `add-card-cases.ts <name> <status> <how many>`; prints their ids.
 */
import { writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createSecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { CARD_APPLICATION_STATUSES, DESK_STATUSES } from "~/domain/card-application";
import { evaluateCard } from "~/domain/rules/evaluate-card";
import { factsOfAnswers } from "~/domain/rules/card-facts";
import { readEnv } from "~/http/env.server";
import { drawPaper } from "~/services/demo/draw-paper.server";
import { rulesInForce, versionsOf } from "~/services/rule/rules-in-force.server";
import { uploadFolder } from "~/services/upload/upload-folder.server";
import { openDatabase } from "~db/client";
import { cardMaterial, upload } from "~db/schema";
import { announce } from "~search/outbox";
import { addCase } from "../services/card-applications";
import { addPerson } from "../services/people";

const { env } = readEnv(process.env);
const [, , name = "", asked = "", count = "1"] = process.argv;
const status = CARD_APPLICATION_STATUSES.find((one) => one === asked) ?? DESK_STATUSES[0];
if (!env) throw new Error("the environment is not complete");
const db = openDatabase(env.DATABASE_FILE);
const sealedWith = createSecretBox(loadSecrets(env).dataKey);
const now = Date.now();
const rules = [...rulesInForce({ db, now }).values()];
const answers = {
  fullTimeInZone: "yes",
  socialInsuranceInZone: "yes",
  taxInZone: "yes",
  payInZone: "unsure",
  employerRegisteredInZone: "yes",
  honourName: "示例青年科技奖",
  honourYear: "2024",
  honourBody: "示例授予单位",
};
const evaluation = evaluateCard("young", rules, factsOfAnswers(answers), now);
const ruleVersions = versionsOf(
  rules.filter(({ ruleSet }) => evaluation.parts.some(({ ruleSetId }) => ruleSetId === ruleSet.id)),
);
const paper = drawPaper();
for (let n = 1; n <= Number(count); n += 1) {
  const personId = await addPerson(db, `${name}-${n}`, "candidate");
  const idNumber = `E${name.length}${String(now + n).slice(-7)}`;
  const realName = `示例${name}${n}`;
  const given = { idNumber, realName, answers, evaluation, ruleVersions, sealedWith };
  const applicationId = addCase(db, personId, status, given, now + n);
  for (const kind of ["identity", "honour", "contract", "socialInsurance"] as const) {
    const id = randomUUID();
    writeFileSync(join(uploadFolder(env), id), paper);
    db.insert(upload)
      .values({
        ...{ id, ownerId: personId, storedName: id, mime: "image/png", bytes: paper.length, sha256: id },
        ...{ name: `${kind}.png`, scan: "unscanned", createdAt: now },
      })
      .run();
    db.insert(cardMaterial).values({ id, applicationId, kind, uploadId: id, addedAt: now }).run();
  }
  announce(db, "talentCards", [applicationId], now);
  console.log(applicationId);
}
db.$client.close();
