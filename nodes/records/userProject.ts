import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { accountProjectExample, simplifyAccountProject } from './accountProject';

/** @returns a project of a user, with `projectAdmin`; Autodesk returns no business unit here */
export function simplifyUserProject(project: IDataObject): IDataObject {
	const { accessLevels } = project;
	const projectAdmin = isJsonObject(accessLevels) ? (accessLevels.projectAdmin ?? null) : null;
	return withAdmin(simplifyAccountProject(project), projectAdmin === true);
}

export const userProjectExample: IDataObject = withAdmin(accountProjectExample, true);

function withAdmin(project: IDataObject, projectAdmin: boolean): IDataObject {
	return {
		name: project.name,
		status: project.status,
		projectAdmin,
		type: project.type,
		platform: project.platform,
		classification: project.classification,
		jobNumber: project.jobNumber,
		city: project.city,
		country: project.country,
		timeZone: project.timeZone,
		projectValue: project.projectValue,
		currency: project.currency,
		memberCount: project.memberCount,
		startDate: project.startDate,
		endDate: project.endDate,
		updatedAt: project.updatedAt,
		id: project.id,
		accountId: project.accountId,
	};
}
