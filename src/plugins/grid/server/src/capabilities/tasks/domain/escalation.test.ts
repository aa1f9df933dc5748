import fc from 'fast-check';
import { addDays } from '../../../kernel/date';
import type { Calendar } from '../../../kernel/working-days';
import { planEscalation, type Ladder, type OpenTask, type Rung } from './escalation';

const plain: Calendar = { overrides: new Map(), years: new Set() };
const OWNER = 1;
const LADDER: Ladder = { gridLeader: 2, branchSecretary: 3, committeeOffice: 4 };
const task = (values: Partial<OpenTask> = {}): OpenTask => ({ id: 50, dueOn: '2022-03-09', ownerId: OWNER, gridId: 12, fired: [], ...values });
const fires = (each: OpenTask, today: string, ladder: Ladder = LADDER, calendar = plain): string[] =>
  planEscalation(each, today, calendar, ladder).map(({ rung, recipientId }) => `${rung} → ${recipientId}`);

const OWN = ['ownerSoon → 1', 'ownerDue → 1'];

// Owner at due − 2 and on the due day; + 1 working day grid leader; + 3 branch secretary; + 5 committee office. Due Wednesday 9 March.
test.each<[string, string[]]>([
  ['2022-03-04', []],
  ['2022-03-06', []],
  ['2022-03-07', ['ownerSoon → 1']],
  ['2022-03-08', ['ownerSoon → 1']],
  ['2022-03-09', OWN],
  ['2022-03-10', [...OWN, 'gridLeader → 2']],
  ['2022-03-11', [...OWN, 'gridLeader → 2']],
  ['2022-03-13', [...OWN, 'gridLeader → 2']],
  ['2022-03-14', [...OWN, 'gridLeader → 2', 'branchSecretary → 3']],
  ['2022-03-15', [...OWN, 'gridLeader → 2', 'branchSecretary → 3']],
  ['2022-03-16', [...OWN, 'gridLeader → 2', 'branchSecretary → 3', 'committeeOffice → 4']],
  ['2022-06-30', [...OWN, 'gridLeader → 2', 'branchSecretary → 3', 'committeeOffice → 4']],
])('on %s: %j', (today, expected) => expect(fires(task(), today)).toEqual(expected));

// A periodic duty is warned of once, between two thirds of its time and its due day; other duties never.
test.each<[string, Partial<OpenTask>, boolean]>([
  ['2022-02-27', { dueOn: '2022-03-31', warnOn: '2022-03-02' }, false],
  ['2022-03-02', { dueOn: '2022-03-31', warnOn: '2022-03-02' }, true],
  ['2022-03-20', { dueOn: '2022-03-31', warnOn: '2022-03-02' }, true],
  ['2022-03-20', { dueOn: '2022-03-31', warnOn: '2022-03-02', fired: ['ownerWarning'] }, false],
  ['2022-03-20', { dueOn: '2022-03-31', warnOn: '2022-03-02', ownerId: null }, false],
  ['2022-03-20', { dueOn: '2022-03-31' }, false],
  ['2022-04-01', { dueOn: '2022-03-31', warnOn: '2022-03-02' }, false],
])('on %s, %j: warned %p', (today, values, expected) => expect(fires(task(values), today).includes(`ownerWarning → ${OWNER}`)).toBe(expected));

// Days off do not raise anything: over a holiday the ladder stands still.
test('a holiday after the due day', () => {
  const off: Calendar = { overrides: new Map(['2022-03-10', '2022-03-11', '2022-03-14'].map((date): [string, boolean] => [date, true])), years: new Set() };
  expect(fires(task(), '2022-03-14', LADDER, off)).toEqual(OWN);
  expect(fires(task(), '2022-03-15', LADDER, off)).toEqual([...OWN, 'gridLeader → 2']);
});

// Each rung fires once.
test.each<[Rung[], string[]]>([
  [['ownerSoon', 'ownerDue'], ['gridLeader → 2', 'branchSecretary → 3', 'committeeOffice → 4']],
  [['ownerSoon', 'ownerDue', 'gridLeader', 'branchSecretary'], ['committeeOffice → 4']],
  [['ownerSoon', 'ownerDue', 'gridLeader', 'branchSecretary', 'committeeOffice'], []],
  [['gridLeader'], [...OWN, 'branchSecretary → 3', 'committeeOffice → 4']],
])('when %j have fired: %j', (fired, expected) => expect(fires(task({ fired }), '2022-03-16')).toEqual(expected));

// A rung whose holder is the owner goes one up; so does one that nobody holds. With nobody above it waits.
test.each<[string, Partial<OpenTask>, Ladder, string[]]>([
  ['the owner leads the grid', { ownerId: 2 }, LADDER, ['ownerSoon → 2', 'ownerDue → 2', 'gridLeader → 3', 'branchSecretary → 3', 'committeeOffice → 4']],
  ['the owner is the secretary', { ownerId: 3 }, LADDER, ['ownerSoon → 3', 'ownerDue → 3', 'gridLeader → 2', 'branchSecretary → 4', 'committeeOffice → 4']],
  ['the owner is the office', { ownerId: 4 }, LADDER, ['ownerSoon → 4', 'ownerDue → 4', 'gridLeader → 2', 'branchSecretary → 3']],
  ['nobody leads the grid', {}, { ...LADDER, gridLeader: null }, [...OWN, 'gridLeader → 3', 'branchSecretary → 3', 'committeeOffice → 4']],
  ['one person holds everything', { ownerId: 2 }, { gridLeader: 2, branchSecretary: 2, committeeOffice: 2 }, ['ownerSoon → 2', 'ownerDue → 2']],
  ['nobody holds anything', {}, { gridLeader: null, branchSecretary: null, committeeOffice: null }, OWN],
  ['nobody owns the duty', { ownerId: null }, LADDER, ['gridLeader → 2', 'branchSecretary → 3', 'committeeOffice → 4']],
])('%s', (_case, values, ladder, expected) => expect(fires(task(values), '2022-03-16', ladder)).toEqual(expected));

const people = fc.option(fc.integer({ min: 1, max: 5 }));
const ladders = fc.record({ gridLeader: people, branchSecretary: people, committeeOffice: people });
const days = fc.integer({ min: 0, max: 40 }).map((offset) => addDays('2022-03-01', offset));

test('a second run fires nothing, and no rung above the owner goes to the owner', () => {
  fc.assert(
    fc.property(people, ladders, days, days, (ownerId, ladder, dueOn, today) => {
      const first = planEscalation(task({ ownerId, dueOn }), today, plain, ladder);
      expect(planEscalation(task({ ownerId, dueOn, fired: first.map(({ rung }) => rung) }), today, plain, ladder)).toEqual([]);
      expect(new Set(first.map(({ rung }) => rung)).size).toBe(first.length);
      for (const { rung, recipientId } of first) expect(recipientId === ownerId).toBe(rung === 'ownerSoon' || rung === 'ownerDue');
    }),
  );
});

// Who stands in for the owner is told of the duty as his own: his rung goes one up.
test.each<[number | null, string[]]>([
  [1, ['gridLeader → 2', 'branchSecretary → 3']],
  [2, ['gridLeader → 3', 'branchSecretary → 3']],
  [3, ['gridLeader → 2', 'branchSecretary → 4']],
  [null, ['gridLeader → 2', 'branchSecretary → 3']],
])('the owner is absent and %p stands in: %j', (actingId, expected) => expect(fires(task({ actingId }), '2022-03-14').slice(2)).toEqual(expected));
