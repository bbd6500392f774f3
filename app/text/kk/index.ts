import access from "./access.json";
import badge from "./badge.json";
import bilateral from "./bilateral.json";
import common from "./common.json";
import gate from "./gate.json";
import programme from "./programme.json";
import registration from "./registration.json";

export default { access, bilateral, badge, common, gate, programme, registration };
