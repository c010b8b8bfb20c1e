import { AuthenticationClient } from '@aps_sdk/authentication';
import { SdkManagerBuilder, StaticAuthenticationProvider } from '@aps_sdk/autodesk-sdkmanager';
import { AdminClient } from '@aps_sdk/construction-account-admin';
import { DataManagementClient } from '@aps_sdk/data-management';
import { OssClient } from '@aps_sdk/oss';

/**
 * Autodesk's own clients, as a check of the simulator from outside.
 *
 * @param url of the simulator, used instead of Autodesk's
 */
export function sdkClients(url: string, token = '') {
	const sdkManager = SdkManagerBuilder.create().build();
	// Typed as read-only, with environments of Autodesk as the only choice.
	Object.assign(sdkManager.apsConfiguration, { baseAddress: new URL(url) });
	const { apsService } = sdkManager.apsClient;
	const request = apsService.request.bind(apsService);
	// The host of the profile of users is fixed; the simulator serves that, too.
	apsService.request = async (config) =>
		await request({
			...config,
			url: config.url?.replace('https://api.userprofile.autodesk.com', url),
		});
	const options = { sdkManager, authenticationProvider: new StaticAuthenticationProvider(token) };
	return {
		authentication: new AuthenticationClient(options),
		dataManagement: new DataManagementClient(options),
		oss: new OssClient(options),
		admin: new AdminClient(options),
	};
}

export type SdkClients = ReturnType<typeof sdkClients>;
