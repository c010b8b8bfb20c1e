/** A person with an Autodesk account, or a service account acting as one. */
export interface User {
	/** ACC id, a GUID. */
	id: string;
	/** The short upper-case id. */
	autodeskId: string;
	email: string;
	firstName: string;
	lastName: string;
}

/** A row of the account directory (`hq/v1`), as it is answered. */
export interface AccountUser {
	id: string;
	account_id: string;
	uid: string | null;
	email: string;
	name: string;
	first_name: string;
	last_name: string;
	role: 'account_admin' | 'account_user' | 'project_admin';
	status: 'active' | 'inactive' | 'pending' | 'not_invited';
	company_id: string | null;
	company_name: string | null;
	default_role: string | null;
	created_at: string;
	updated_at: string;
	[field: string]: unknown;
}

export interface ProductAccess {
	key: string;
	access: 'administrator' | 'member' | 'none';
}

/** A member of a project (`construction/admin`), as it is answered. */
export interface ProjectUser {
	id: string;
	autodeskId: string | null;
	email: string;
	name: string;
	firstName: string;
	lastName: string;
	companyId: string | null;
	companyName: string | null;
	status: 'active' | 'pending' | 'deleted';
	accessLevels: { accountAdmin: boolean; projectAdmin: boolean; executive: boolean };
	roleIds: string[];
	roles: Array<{ id: string; name: string }>;
	products: ProductAccess[];
	addedOn: string;
	updatedAt: string;
}

export interface Company {
	id: string;
	accountId: string;
	name: string;
	trade: string;
	addressLine1: string | null;
	addressLine2: string | null;
	city: string | null;
	stateOrProvince: string | null;
	postalCode: string | null;
	country: string | null;
	phone: string | null;
	websiteUrl: string | null;
	description: string | null;
	erpId: string | null;
	taxId: string | null;
	imageUrl: string | null;
	status: 'active' | 'inactive';
	createdAt: string;
	updatedAt: string;
}

export interface BusinessUnit {
	id: string;
	account_id: string;
	parent_id: string | null;
	name: string;
	path: string;
	description: string | null;
	created_at: string;
	updated_at: string;
}

export interface IndustryRole {
	id: string;
	project_id: string;
	name: string;
	services: Record<string, { access_level: string }>;
}
