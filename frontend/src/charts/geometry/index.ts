/** Where things are drawn: pure arithmetic without a document, shared by every chart and paper. */
export { type Band, bands, labelStep } from './bands';
export { rounded, type Scale, scaleOf, ticksUpTo, valueTicks } from './scale';
export { shadeOf, shadeRanges } from './shades';
export { type Slice, stack, sumOf } from './stack';
export { flow, type Placed, textWidth, wrapped } from './text';
export { timeOf, yearsBetween } from './time';
