import access from "./access.json";
import bilateral from "./bilateral.json";
import common from "./common.json";
import gate from "./gate.json";
import programme from "./programme.json";
import registration from "./registration.json";

export default { access, bilateral, common, gate, programme, registration };
