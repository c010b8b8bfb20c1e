import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { TRADES } from '../../../protocol/aps/trades';
import { Refusal } from '../http/refusal';
import type { Hub } from '../state/documents';
import { mapIn } from '../state/membership';
import type { Company } from '../state/people';
import type { State } from '../state/state';

/** Companies of an account, as `hq` takes them and as both families answer them. */

const ADDRESS = {
	address_line_1: 'addressLine1',
	address_line_2: 'addressLine2',
	city: 'city',
	state_or_province: 'stateOrProvince',
	postal_code: 'postalCode',
	country: 'country',
	phone: 'phone',
} as const;

/** Texts of a company: how `hq` writes them, and how `construction/admin` does. */
const TEXTS = {
	...ADDRESS,
	website_url: 'websiteUrl',
	description: 'description',
	erp_id: 'erpId',
	tax_id: 'taxId',
} as const;
type HqField = keyof typeof TEXTS;
const HQ_TEXTS = Object.keys(TEXTS) as HqField[];

/** The fields of a company at `hq`. */
export const HQ_COMPANY_FIELDS = ['id', 'account_id', 'name', 'trade', ...HQ_TEXTS];

const text = z.string().max(255).nullish();
const texts = z.object(
	Object.fromEntries(HQ_TEXTS.map((field) => [field, text])) as Record<HqField, typeof text>,
);

export const newCompany = texts
	.extend({ name: z.string().min(1).max(255), trade: z.enum(TRADES) })
	.strict();

export const changedCompany = texts
	.extend({ name: z.string().min(1).max(255), trade: z.enum(TRADES) })
	.partial()
	.strict()
	.refine((body) => Object.keys(body).length > 0, 'nothing to change');

type CompanyBody = z.infer<typeof changedCompany>;

export function companiesOf(state: State, { accountId }: Hub): Company[] {
	return state.companies.get(accountId) ?? [];
}

/** @throws Refusal 404 */
export function findCompany(state: State, hub: Hub, id: string): Company {
	const company = companiesOf(state, hub).find((known) => known.id === id);
	if (company) return company;
	throw new Refusal(404, `The company ${id} does not exist in the account`);
}

/** @throws Refusal 409 for a name that the account has */
export function addCompany(state: State, hub: Hub, body: z.infer<typeof newCompany>): Company {
	checkName(state, hub, body.name);
	const now = new Date().toISOString();
	const company: Company = {
		id: randomUUID(),
		accountId: hub.accountId,
		name: body.name,
		trade: body.trade,
		...given(body),
		imageUrl: null,
		status: 'active',
		createdAt: now,
		updatedAt: now,
	};
	state.companies.set(hub.accountId, [...companiesOf(state, hub), company]);
	return company;
}

/** @throws Refusal 409 for a name that another company has */
export function changeCompany(state: State, hub: Hub, company: Company, body: CompanyBody): void {
	if (body.name !== undefined) checkName(state, hub, body.name, company);
	Object.assign(company, {
		name: body.name ?? company.name,
		trade: body.trade ?? company.trade,
		...given(body, company),
		updatedAt: new Date().toISOString(),
	});
	// Members show the name of their company.
	for (const user of mapIn(state.accountUsers, hub.accountId).values()) {
		if (user.company_id === company.id) user.company_name = company.name;
	}
	for (const project of state.projects.values()) {
		for (const member of state.projectUsers.get(project.id)?.values() ?? []) {
			if (member.companyId === company.id) member.companyName = company.name;
		}
	}
}

export function hqCompany(company: Company) {
	return {
		id: company.id,
		account_id: company.accountId,
		name: company.name,
		trade: company.trade,
		...Object.fromEntries(HQ_TEXTS.map((field) => [field, company[TEXTS[field]]])),
	};
}

/** As `construction/admin` answers it. */
export function companyRow(state: State, hub: Hub, company: Company) {
	const fields = Object.values(ADDRESS);
	const address = Object.fromEntries(fields.map((field) => [field, company[field]]));
	const located = fields.some((field) => company[field] !== null);
	return {
		id: company.id,
		accountId: company.accountId,
		name: company.name,
		trade: company.trade,
		addresses: located ? [{ type: 'Main', ...address }] : [],
		websiteUrl: company.websiteUrl,
		description: company.description,
		erpId: company.erpId,
		taxId: company.taxId,
		imageUrl: company.imageUrl,
		status: company.status,
		createdAt: company.createdAt,
		updatedAt: company.updatedAt,
		originalName: null,
		projectSize: projectsOf(state, hub, company),
		userSize: [...mapIn(state.accountUsers, hub.accountId).values()].filter(
			({ company_id }) => company_id === company.id,
		).length,
	};
}

function projectsOf(state: State, hub: Hub, company: Company): number {
	return [...state.projects.values()].filter(
		({ id, hubId }) =>
			hubId === hub.id &&
			[...(state.projectUsers.get(id)?.values() ?? [])].some(
				({ companyId, status }) => companyId === company.id && status !== 'deleted',
			),
	).length;
}

function checkName(state: State, hub: Hub, name: string, itself?: Company): void {
	const same = companiesOf(state, hub).find(
		(known) => known !== itself && known.name.toLowerCase() === name.toLowerCase(),
	);
	if (same) throw new Refusal(409, `The account has a company named "${same.name}"`);
}

/** The texts of a body; what it leaves out stays as it was. */
function given(
	body: CompanyBody,
	before?: Company,
): Record<(typeof TEXTS)[HqField], string | null> {
	const fields = HQ_TEXTS.map((field) => {
		const name = TEXTS[field];
		const sent = body[field];
		return [name, sent === undefined ? (before?.[name] ?? null) : sent];
	});
	return Object.fromEntries(fields) as Record<(typeof TEXTS)[HqField], string | null>;
}
