/** A record's fields as a list of facts, read through the registry; what is not stated is left out. */
import { displayField } from '../../fields/registry';
import type { FieldSpec } from '../../fields/types';
import { valueAt } from '../../lib/record';
import { DefinitionList } from '../definition-list/definition-list';

interface FactsProps {
  fields: readonly FieldSpec[];
  record: object;
  showEmpty?: boolean;
}

export function Facts({ fields, record, showEmpty = false }: FactsProps) {
  return (
    <DefinitionList
      showEmpty={showEmpty}
      items={fields.map((spec) => ({
        term: spec.label,
        value: displayField(spec, valueAt(record, spec.name)),
      }))}
    />
  );
}
