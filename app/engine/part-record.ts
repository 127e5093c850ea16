/** Where each number stands in a record of `nodes`. */
export const parentAt = 0;
export const upAt = 1;
export const downAt = 2;
export const arcAt = 3;

/** Where each number stands in a record of `links`. */
export const firstAt = 0;
export const nextAt = 1;
export const prevAt = 2;
export const levelAt = 3;
/** Of a lot: where its children end in the list they stand in. */
export const lastAt = 1;
