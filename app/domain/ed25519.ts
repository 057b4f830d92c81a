/**
 * Verifying Ed25519 (RFC 8032 §5.1.7) for browsers that cannot do it themselves. Nothing secret goes through here, so
 * it need not take the same time for everything.
 */
const P = 2n ** 255n - 19n;
/** Order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n));
/** A square root of -1. */
const ROOT = power(2n, (P - 1n) / 4n);

/** In extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint];
const NEUTRAL: Point = [0n, 1n, 1n, 0n];
const BASE = decode(littleEndian(mod(4n * inverse(5n)), 32)) as Point;

function mod(a: bigint, n = P): bigint {
  const rest = a % n;
  return rest < 0n ? rest + n : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b))
    if (e & 1n) result = mod(result * b);
  return result;
}

function inverse(a: bigint): bigint {
  return power(a, P - 2n);
}

function number(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}

function littleEndian(value: bigint, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}

/** §5.1.4: works for every pair of points. */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(point: Point, factor: bigint): Point {
  let sum = NEUTRAL;
  for (let p = point, n = factor; n > 0n; n >>= 1n, p = add(p, p)) if (n & 1n) sum = add(sum, p);
  return sum;
}

/** §5.1.3; null for what is no point, or a point written in a second way. */
function decode(bytes: Uint8Array): Point | null {
  const written = number(bytes);
  const sign = written >> 255n;
  const y = written & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  if (mod(v * x * x) === mod(-u)) x = mod(x * ROOT);
  if (mod(v * x * x) !== u || (x === 0n && sign === 1n)) return null;
  if ((x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

/**
 * @param publicKey 32 bytes @param signature 64 bytes
 * @param sha512 of whoever calls: every browser has it
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
  sha512: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const half = signature.subarray(0, 32);
  const [a, r, s] = [decode(publicKey), decode(half), number(signature.subarray(32))];
  if (!a || !r || s >= L) return false;
  const k = mod(number(await sha512(Uint8Array.from([...half, ...publicKey, ...data]))), L);
  const [x1, y1, z1] = times(BASE, s);
  const [x2, y2, z2] = add(r, times(a, k));
  return mod(x1 * z2) === mod(x2 * z1) && mod(y1 * z2) === mod(y2 * z1);
}
