import { N8nHttp } from './n8nHttp';
import { N8nCredentials } from './n8nCredentials';
import { N8nExecutions } from './n8nExecutions';
import { N8nWorkflows } from './n8nWorkflows';

export interface Owner {
	email: string;
	password: string;
}

/** A node type as n8n describes it to its editor. */
export interface LoadedNode {
	/** For example `n8n-nodes-autodesk-platform-services.autodeskPlatformServices` */
	name: string;
	displayName: string;
	version: number | number[];
	properties: NodeParameter[];
}

export interface NodeParameter {
	name: string;
	displayOptions?: { show?: Record<string, unknown[]> };
	options?: Array<{ value?: unknown }>;
}

export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	failedLoading?: boolean;
	installedNodes: Array<{ name: string; type: string }>;
}

interface Settings {
	userManagement: { showSetupOnFirstLoad: boolean };
	/** For example `2.41.1`; n8n may keep it from those who are not signed in. */
	versionCli: string;
}

/** n8n through the API of its own editor, signed in as the owner. */
export class N8nClient {
	readonly credentials: N8nCredentials;
	readonly workflows: N8nWorkflows;
	readonly executions: N8nExecutions;

	private constructor(
		private readonly http: N8nHttp,
		version: string,
	) {
		this.credentials = new N8nCredentials(http);
		this.workflows = new N8nWorkflows(http, Number.parseInt(version, 10) >= 2);
		this.executions = new N8nExecutions(http);
	}

	get url(): string {
		return this.http.url;
	}

	/** Signs in. On a new n8n, sets up the owner account first. */
	static async signIn(url: string, owner: Owner): Promise<N8nClient> {
		const http = new N8nHttp(url);
		const settings = await http.rest<Settings>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await http.rest('POST', '/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
		} else {
			await http.rest('POST', '/login', {
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			});
		}
		const { versionCli } = await http.rest<Settings>('GET', '/settings');
		return new N8nClient(http, versionCli);
	}

	async nodeTypes(): Promise<LoadedNode[]> {
		return await this.http.json<LoadedNode[]>('GET', '/types/nodes.json');
	}

	/** The node types of one package, without the tool variants that n8n derives from them. */
	async nodesOf(packageName: string): Promise<LoadedNode[]> {
		const all = await this.nodeTypes();
		return all.filter(({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith('Tool'));
	}

	/**
	 * The options of a dropdown that a node's method lists, as the editor gets them.
	 *
	 * @param type of the node, in its version 1.1
	 */
	async optionsOf(
		type: string,
		methodName: string,
		parameters: Readonly<Record<string, string>>,
	): Promise<Array<{ name: string; value: unknown }>> {
		return await this.http.rest('POST', '/dynamic-node-parameters/options', {
			path: 'parameters.any',
			nodeTypeAndVersion: { name: type, version: 1.1 },
			currentNodeParameters: parameters,
			methodName,
			credentials: {},
		});
	}

	/** Removes everything from n8n that only this client needed. */
	async close(): Promise<void> {
		await this.executions.close();
	}

	/** The packages in Settings > Community nodes. */
	async communityPackages(): Promise<InstalledPackage[]> {
		return await this.http.rest<InstalledPackage[]>('GET', '/community-packages');
	}
}
