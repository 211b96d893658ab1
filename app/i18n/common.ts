export const en = {
  productName: "Tilsig",
};

export const nb: typeof en = {
  productName: "Tilsig",
};
