/** The name under which a phone number is found without being read. @param number as `readIdentifier` writes it */
export function phoneHash(keyed: (text: string) => string, number: string): string {
  return keyed(`mobile:${number}`);
}
