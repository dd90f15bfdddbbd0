/** The words for the field that a rule speaks of. */
import { fieldOfPointer, type Finding } from './problem';

export const labelsOf =
  (labels: Readonly<Record<string, string>>) =>
  ({ pointer }: Finding): string | undefined => {
    const field = fieldOfPointer(pointer, Object.keys(labels));
    return field && labels[field];
  };
