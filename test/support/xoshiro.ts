/** xoshiro128**: chance that can be had again. From 0 to below 1. */
export function xoshiro(seed: number): () => number {
  const state = Uint32Array.from([seed, seed ^ 0x9e3779b9, seed ^ 0x85ebca6b, seed ^ 0xc2b2ae35]);
  const rotl = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0;
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    const third = c ^ a;
    const fourth = d ^ b;
    state.set([a ^ fourth, b ^ third, third ^ t, rotl(fourth, 11)]);
    return result / 2 ** 32;
  };
}
