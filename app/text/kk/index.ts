import access from "./access.json";
import bilateral from "./bilateral.json";
import common from "./common.json";
import programme from "./programme.json";
import registration from "./registration.json";

export default { access, bilateral, common, programme, registration };
