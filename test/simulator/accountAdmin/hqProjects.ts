import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import type { State } from '../state/state';
import { projectInAccount } from './access';
import { hqPaths } from './hqPaths';
import { date, timezone } from './projectRules';

/** How `hq` writes what `construction/admin` writes in camelCase. */
const NAMES: Readonly<Record<string, string>> = {
	start_date: 'startDate',
	end_date: 'endDate',
	project_type: 'type',
	job_number: 'jobNumber',
	address_line_1: 'addressLine1',
	address_line_2: 'addressLine2',
	city: 'city',
	state_or_province: 'stateOrProvince',
	postal_code: 'postalCode',
	country: 'country',
	business_unit_id: 'businessUnitId',
	timezone: 'timezone',
	language: 'language',
	construction_type: 'constructionType',
	contract_type: 'contractType',
	service_types: 'serviceTypes',
};

const TEXTS = [
	'project_type',
	'job_number',
	'address_line_1',
	'address_line_2',
	'city',
	'state_or_province',
];
const MORE_TEXTS = ['postal_code', 'country', 'business_unit_id', 'language', 'construction_type'];

const updateBody = z
	.object(
		Object.fromEntries(
			[...TEXTS, ...MORE_TEXTS, 'contract_type', 'service_types'].map((field) => [
				field,
				z.string().nullable(),
			]),
		),
	)
	.extend({
		name: z.string().min(1).max(255),
		status: z.enum(['active', 'pending', 'inactive', 'archived']),
		start_date: date,
		end_date: date,
		value: z.union([z.number(), z.string()]),
		currency: z.string().length(3),
		timezone,
	})
	.partial()
	.strict()
	.refine((body) => Object.keys(body).length > 0, 'nothing to change');

/** Documented for BIM 360 projects only; ACC projects cannot be changed through the API. */
export const updateAccountProject = defineEndpoint({
	service: 'hq',
	tokens: ['2L'],
	method: 'PATCH',
	path: hqPaths('v1', '/projects/{project_id}'),
	scopes: ['account:write'],
	body: updateBody,
	perMinute: 100,
	handle(call) {
		const project = projectInAccount(call);
		if (project.platform !== 'bim360') {
			throw new Refusal(422, 'Only BIM 360 projects can be updated');
		}
		const { name, status, value, currency, ...fields } = call.body;
		const details = { ...project.details };
		for (const [field, given] of Object.entries(fields)) details[NAMES[field]] = given;
		if (value !== undefined || currency !== undefined) {
			details.projectValue = {
				...(details.projectValue as object),
				...(value === undefined ? {} : { value }),
				...(currency === undefined ? {} : { currency }),
			};
		}
		if (String(details.startDate) > String(details.endDate)) {
			throw new Refusal(422, 'start_date must be before end_date');
		}
		Object.assign(project, {
			details,
			name: name ?? project.name,
			status: status ?? project.status,
			updatedAt: new Date().toISOString(),
		});
		return { status: 200, body: hqProject(call.sim.state, project) };
	},
});

export function hqProject(state: State, project: Project) {
	const { value, currency } = (project.details.projectValue ?? {}) as Record<string, unknown>;
	const fields = Object.entries(NAMES).map(([field, name]) => [
		field,
		project.details[name] ?? null,
	]);
	return {
		id: project.guid,
		account_id: state.hubs.get(project.hubId)!.accountId,
		name: project.name,
		status: project.status,
		...Object.fromEntries(fields),
		value,
		currency,
		last_sign_in: null,
		created_at: project.createdAt,
		updated_at: project.updatedAt,
	};
}
