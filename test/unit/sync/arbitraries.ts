import fc from 'fast-check';
import { keyOf } from '../../../nodes/sync/record';
import type { FieldValues, LiveRecord, WantedRecord } from '../../../nodes/sync/record';
import type { PlanRules } from '../../../nodes/sync/rules';
import type { SyncSubject } from '../../../nodes/sync/subject';

/** A directory with one field that can be changed, and one that cannot. */
export function subject(removal: SyncSubject['removal']): SyncSubject {
	return {
		name: 'person',
		noun: 'person',
		place: 'directory',
		removal,
		fields: [
			{ name: 'companyId', label: 'Company', isChangeable: true },
			{ name: 'roles', label: 'Roles', isChangeable: true },
			{ name: 'jobTitle', label: 'Job Title', isChangeable: false },
		],
	};
}

/** Few addresses, so that wanted and live people meet, in any case and with letters of any alphabet. */
const NAMES = ['kim', 'lee', 'Zoë', 'ana', 'bo', 'ÅSA', 'max', '李雷', 'robot', 'guest'];
const DOMAINS = ['example.com', 'partner.example'];

const email = fc
	.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...DOMAINS))
	.map(([name, domain]) => `${name}@${domain}`);

const values: fc.Arbitrary<FieldValues> = fc.record({
	companyId: fc.constantFrom(null, 'one', 'two'),
	roles: fc.subarray(['architect', 'engineer']),
	jobTitle: fc.constantFrom(null, 'Architect'),
});

export const liveRecords: fc.Arbitrary<LiveRecord[]> = fc
	.uniqueArray(
		fc.record({
			target: fc.constantFrom('', 'tower'),
			email,
			presence: fc.constantFrom('active', 'inactive', 'invited'),
			isAdmin: fc.boolean(),
			values,
		}),
		{ selector: ({ target, email }) => `${target} ${keyOf(email)}` },
	)
	.map((people) =>
		people.map((person, index) => ({
			...person,
			key: keyOf(person.email),
			id: `id-${index}`,
			name: person.email,
			companyId: person.values.companyId as string | null,
		})),
	);

export const wantedRecords: fc.Arbitrary<WantedRecord[]> = fc
	.uniqueArray(
		fc.record({
			target: fc.constantFrom('', 'tower'),
			email,
			presence: fc.constantFrom('active', 'inactive'),
			values: fc.record(
				{
					companyId: fc.constantFrom(null, 'one', 'two'),
					roles: fc.subarray(['architect', 'engineer']),
					jobTitle: fc.constantFrom(null, 'Architect'),
				},
				{ requiredKeys: [] },
			),
		}),
		{ selector: ({ target, email }) => `${target} ${keyOf(email)}` },
	)
	.map((people) =>
		people.map((person, index) => ({
			...person,
			row: index + 1,
			key: keyOf(person.email),
			aliases: [],
		})),
	);

export const rules: fc.Arbitrary<PlanRules> = fc
	.record({
		domains: fc.subarray(DOMAINS, { minLength: 1 }),
		protectsAdmins: fc.boolean(),
		protectsRobots: fc.boolean(),
		removals: fc.boolean(),
		reactivation: fc.boolean(),
		reportsUnchangeable: fc.boolean(),
		inGrace: fc.subarray(['kim@example.com', 'bo@partner.example']),
	})
	.map(({ domains, protectsAdmins, protectsRobots, inGrace, ...flags }) => ({
		...flags,
		covers: ({ key }) => domains.some((domain) => key.endsWith(`@${domain}`)),
		protection: ({ key, isAdmin }) => {
			if (protectsAdmins && isAdmin) return 'admin';
			return protectsRobots && key.startsWith('robot') ? 'robot' : undefined;
		},
		grace: ({ key }) => (inGrace.includes(key) ? 'missing for a short time' : undefined),
	}));
