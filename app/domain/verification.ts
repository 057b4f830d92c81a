/** Whether an enterprise's identity counts as checked: 五部门通知 wants it checked at least every six months. */
export function isVerified({ verifiedUntil }: { verifiedUntil: number | null }, now: number): boolean {
  return verifiedUntil !== null && verifiedUntil >= now;
}
