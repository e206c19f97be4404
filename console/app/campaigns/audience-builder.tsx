import { ActionIcon, Autocomplete, Button, NativeSelect, TagsInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ActionProps, formatQuery, type Operator, QueryBuilder, type RuleGroupType, type ValueEditorProps } from 'react-querybuilder';
import { parseJsonLogic } from 'react-querybuilder/parseJsonLogic';
import type { Plan } from '../../contract/campaign-answers.ts';
import { ask } from '../ask.ts';
import { editorWords as t } from './editor-words.ts';

type Audience = NonNullable<Plan['audience']>;

const operators: Operator[] = [
  { name: '=', label: 'is' },
  { name: '!=', label: 'is not' },
  { name: 'in', label: 'is one of' },
  { name: 'notIn', label: 'is none of' },
  { name: 'contains', label: 'contains' },
  { name: '>=', label: 'is at least' },
  { name: '<=', label: 'is at most' },
];

interface AudienceBuilderProps {
  readonly fact: string;
  readonly audience: Audience;
  readonly onChange: (audience: Audience) => void;
}

/** JsonLogic by choosing; what was written by hand and cannot be shown stays as it is. */
export function AudienceBuilder({ fact, audience, onChange }: AudienceBuilderProps) {
  const [query, setQuery] = useState<RuleGroupType | undefined>(() => queryOf(audience));
  const fields = useQuery({
    queryKey: ['audience-fields', fact],
    queryFn: () => ask('GET /api/audience-fields', { query: { fact } }),
    staleTime: 60_000,
  });
  if (query === undefined)
    return (
      <div className="note">
        <p>{t.tooDeep}</p>
        <Button size="compact-sm" variant="default" onClick={() => setQuery({ combinator: 'and', rules: [] })}>
          {t.clear}
        </Button>
      </div>
    );
  const offered = fields.data?.items ?? [];
  return (
    <div className="builder">
      <QueryBuilder
        query={query}
        onQueryChange={(changed) => {
          setQuery(changed);
          onChange(audienceOf(changed));
        }}
        fields={offered.map(({ name, values }) => ({ name, label: t.field(name), datatype: values.join('\n') }))}
        operators={operators}
        combinators={[
          { name: 'and', label: 'all of these hold' },
          { name: 'or', label: 'one of these holds' },
        ]}
        listsAsArrays
        controlElements={{
          fieldSelector: Chooser,
          operatorSelector: Chooser,
          combinatorSelector: Chooser,
          valueEditor: ValueEditor,
          addRuleAction: AddAction,
          addGroupAction: AddAction,
          removeRuleAction: RemoveAction,
          removeGroupAction: RemoveAction,
        }}
        translations={{ addRule: { label: t.addRule, title: t.addRule }, addGroup: { label: t.addGroup, title: t.addGroup } }}
        context={offered}
      />
      {query.rules.length === 0 && <p className="muted small">{t.noRules}</p>}
    </div>
  );
}

/** Undefined where the builder cannot show all of it. */
function queryOf(audience: Audience): RuleGroupType | undefined {
  if (typeof audience === 'boolean') return { combinator: 'and', rules: [] };
  const parsed = parseJsonLogic(JSON.stringify(audience), { listsAsArrays: true });
  return JSON.stringify(audienceOf(parsed)) === JSON.stringify(audience) || parsed.rules.length > 0 ? parsed : undefined;
}

/** A rule whose value is not filled in yet asks nothing. */
function audienceOf(query: RuleGroupType): Audience {
  const logic: unknown = formatQuery(filled(query), { format: 'jsonlogic', parseNumbers: false });
  if (typeof logic !== 'object' || logic === null) return true;
  const rules = Object.entries(logic);
  const [first] = rules;
  // One rule alone needs nothing around it.
  const inner: unknown =
    first !== undefined && (first[0] === 'and' || first[0] === 'or') && Array.isArray(first[1]) && first[1].length === 1
      ? first[1][0]
      : logic;
  return typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner)) : true;
}

function filled(query: RuleGroupType): RuleGroupType {
  const rules: RuleGroupType['rules'] = [];
  for (const rule of query.rules) {
    if ('rules' in rule) rules.push(filled(rule));
    else if (rule.value !== '' && !(Array.isArray(rule.value) && rule.value.length === 0)) rules.push(rule);
  }
  return { ...query, rules };
}

interface ChooserProps {
  readonly value?: string | undefined;
  readonly title?: string | undefined;
  readonly options: readonly unknown[];
  readonly handleOnChange: (value: string) => void;
}

function Chooser({ value, title, options, handleOnChange }: ChooserProps) {
  const data = options.flatMap((option) =>
    typeof option === 'object' && option !== null && 'name' in option && 'label' in option
      ? [{ value: String(option.name), label: String(option.label) }]
      : [],
  );
  return (
    <NativeSelect
      size="sm"
      aria-label={title ?? ''}
      value={value ?? ''}
      data={data}
      onChange={(event) => handleOnChange(event.currentTarget.value)}
    />
  );
}

function ValueEditor({ operator, value, handleOnChange, fieldData, field }: ValueEditorProps) {
  const seen = typeof fieldData.datatype === 'string' && fieldData.datatype !== '' ? fieldData.datatype.split('\n') : [];
  const label = `${t.value}: ${t.field(field)}`;
  if (operator === 'in' || operator === 'notIn') {
    const many: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
    return <TagsInput size="sm" aria-label={label} data={seen} value={many.map(String)} onChange={(chosen) => handleOnChange(chosen)} />;
  }
  if (field.endsWith('On'))
    return (
      <input
        className="date-value"
        type="date"
        aria-label={label}
        value={String(value ?? '')}
        onChange={(event) => handleOnChange(event.currentTarget.value)}
      />
    );
  return (
    <Autocomplete
      size="sm"
      aria-label={label}
      data={seen}
      value={Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '')}
      onChange={handleOnChange}
    />
  );
}

const AddAction = ({ label, handleOnClick }: ActionProps) => (
  <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={(event) => handleOnClick(event)}>
    {label}
  </Button>
);

const RemoveAction = ({ title, handleOnClick }: ActionProps) => (
  <ActionIcon variant="subtle" color="gray" aria-label={title ?? ''} onClick={(event) => handleOnClick(event)}>
    <IconX size={16} stroke={1.7} />
  </ActionIcon>
);
