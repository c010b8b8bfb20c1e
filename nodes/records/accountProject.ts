import type { IDataObject } from 'n8n-workflow';
import { toHqName } from '../../protocol/aps/hqNames';
import { isJsonObject } from '../../protocol/json';
import { isoTime } from './isoTime';

/** @param project from `construction/admin` or `hq`; only the former returns `platform` */
export function simplifyAccountProject(project: IDataObject): IDataObject {
	const field = (name: string) => project[name] ?? project[toHqName(name)] ?? null;
	// `hq` has both as fields of the project.
	const { value = null, currency = null } = isJsonObject(project.projectValue)
		? project.projectValue
		: project;
	return {
		name: field('name'),
		status: field('status'),
		type: project.type ?? project.project_type ?? null,
		platform: field('platform'),
		classification: field('classification'),
		jobNumber: field('jobNumber'),
		city: field('city'),
		country: field('country'),
		timeZone: field('timezone'),
		projectValue: value,
		currency,
		memberCount: field('memberCount'),
		startDate: field('startDate'),
		endDate: field('endDate'),
		updatedAt: isoTime(field('updatedAt')),
		id: project.id,
		businessUnitId: field('businessUnitId'),
		accountId: field('accountId'),
	};
}

export const accountProjectExample: IDataObject = {
	name: 'Tower A',
	status: 'active',
	type: 'Office',
	platform: 'acc',
	classification: 'production',
	jobNumber: 'J-17',
	city: 'Berlin',
	country: 'Germany',
	timeZone: 'Europe/Berlin',
	projectValue: 1000000,
	currency: 'EUR',
	memberCount: 12,
	startDate: '2026-01-01',
	endDate: '2027-12-31',
	updatedAt: '2026-03-02T16:40:00.000Z',
	id: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	businessUnitId: '5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
	accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
};
