/** Words for people that say their sex. */
export const WOMEN: ReadonlySet<string> = new Set(['female', 'females', 'woman', 'women', 'girl', 'girls']);
export const MEN: ReadonlySet<string> = new Set(['male', 'males', 'man', 'men', 'boy', 'boys']);
