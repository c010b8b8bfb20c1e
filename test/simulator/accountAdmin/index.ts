import type { AnyEndpoint } from '../http/endpoint';
import {
	createAccountUser,
	getAccountUser,
	listAccountUsers,
	searchAccountUsers,
	updateAccountUser,
} from './accountUsers';
import { listBusinessUnits, replaceBusinessUnits } from './businessUnits';
import { listAccountCompanies } from './companies';
import { updateAccountProject } from './hqProjects';
import { listIndustryRoles } from './industryRoles';
import { createAccountProject, getAccountProject, listAccountProjects } from './projects';
import {
	addUser,
	getProjectUser,
	listProjectUsers,
	removeProjectUser,
	updateProjectUser,
} from './projectUsers';

export const accountAdmin: readonly AnyEndpoint[] = [
	listAccountProjects,
	getAccountProject,
	createAccountProject,
	listAccountCompanies,
	listProjectUsers,
	getProjectUser,
	addUser,
	updateProjectUser,
	removeProjectUser,
	listAccountUsers,
	// Before the user of an id: `search` would be taken for one.
	searchAccountUsers,
	getAccountUser,
	createAccountUser,
	updateAccountUser,
	listBusinessUnits,
	replaceBusinessUnits,
	updateAccountProject,
	listIndustryRoles,
];
