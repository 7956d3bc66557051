/** Where a part is found in the page. */
export const anchorOf = (part: number) => `part-${part + 1}`;
