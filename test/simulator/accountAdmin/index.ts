import type { AnyEndpoint } from '../http/endpoint';
import {
	createAccountUser,
	getAccountUser,
	importAccountUsers,
	listAccountUsers,
	searchAccountUsers,
	updateAccountUser,
} from './accountUsers';
import { listBusinessUnits, replaceBusinessUnits } from './businessUnits';
import { listAccountCompanies } from './companies';
import {
	createCompany,
	getCompany,
	importCompanies,
	listHqCompanies,
	listProjectCompanies,
	searchCompanies,
	updateCompany,
} from './hqCompanies';
import { updateAccountProject } from './hqProjects';
import { setCompanyImage, setProjectImage } from './images';
import { listIndustryRoles } from './industryRoles';
import { createAccountProject, getAccountProject, listAccountProjects } from './projects';
import { importProjectUsers } from './projectUserImport';
import {
	addUser,
	getProjectUser,
	listProjectUsers,
	removeProjectUser,
	updateProjectUser,
} from './projectUsers';
import { listUserProducts, listUserProjects, listUserRoles } from './userAccess';

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
	importProjectUsers,
	listAccountUsers,
	// Before the user of an id: `search` would be taken for one.
	searchAccountUsers,
	getAccountUser,
	createAccountUser,
	importAccountUsers,
	updateAccountUser,
	listUserProjects,
	listUserProducts,
	listUserRoles,
	listHqCompanies,
	// Before the company of an id, too.
	searchCompanies,
	getCompany,
	createCompany,
	importCompanies,
	updateCompany,
	setCompanyImage,
	listProjectCompanies,
	listBusinessUnits,
	replaceBusinessUnits,
	updateAccountProject,
	setProjectImage,
	listIndustryRoles,
];
