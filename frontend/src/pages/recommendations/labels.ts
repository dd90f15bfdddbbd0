import { messages } from '../../lib/messages';
import { fieldOfPointer, type Finding } from '../../lib/problem';

/** The words for the field that a rule speaks of. */
export function recommendationLabelOf({ pointer }: Finding): string | undefined {
  const labels: Readonly<Record<string, string>> = messages.recommendations.fields;
  const field = fieldOfPointer(pointer, Object.keys(labels));
  return field && labels[field];
}
